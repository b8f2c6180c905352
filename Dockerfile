# The gateway with its production dependencies, for a read-only root file system and a user without rights.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY deploy/image/bundler /tmp/bundler
RUN npm ci --prefix /tmp/bundler --ignore-scripts --no-audit --no-fund
COPY deploy/image/prune.sh /tmp/prune.sh
RUN sh /tmp/prune.sh node_modules
COPY src ./src
RUN rm -rf src/sandbox src/send-file
RUN node /tmp/bundler/bundle.mjs
COPY deploy/image/compile.mjs /tmp/compile.mjs
RUN node --max-semi-space-size=16 --heap-growing-percent=50 /tmp/compile.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 METRICS_PORT=9464
WORKDIR /app
COPY --from=build /app ./
USER 1000:1000
EXPOSE 4000 9464
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=50", "src/launch.cjs", "serve"]
