"""Models that come with the package or by its dependencies: loaded lazily, once a process, never fetched."""
