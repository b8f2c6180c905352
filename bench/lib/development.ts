/** GraphQL Mesh generates no schema while this says `production`, which the gateway's modules set. */
delete process.env.NODE_ENV
