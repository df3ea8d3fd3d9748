# An image with nothing but wingen, which is static. From the top of the repository:
#   docker build -t wingen --build-arg WINGEN_COMMIT="$(git rev-parse --short=12 HEAD)" .
#   docker run --rm -v "$PWD:/work" wingen lint .
ARG SWIFT_VERSION=6.3.1
FROM swift:${SWIFT_VERSION}-bookworm AS build

# The versions are those of the base's Debian release.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libyaml-dev pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /src
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
COPY examples examples
COPY templates templates
ARG WINGEN_COMMIT=""
RUN swift build --configuration release --product wingen -Xswiftc -static-executable -Xlinker -s \
    && .build/release/wingen version

FROM scratch
COPY --from=build /src/.build/release/wingen /wingen
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/wingen"]
CMD ["--help"]
