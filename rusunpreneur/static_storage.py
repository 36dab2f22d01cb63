"""Static files for production: hashed and compressed, once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

BUILT = "app/assets/"


class BuiltOnceStorage(CompressedManifestStaticFilesStorage):
    """Vite has put the hash into its names already; a second one would load shared modules twice."""

    def hashed_name(self, name, content=None, filename=None):
        return name if name.startswith(BUILT) else super().hashed_name(name, content, filename)

    def url_converter(self, name, hashed_files, template=None):
        if name.startswith(BUILT):
            return lambda match: match[0]
        return super().url_converter(name, hashed_files, template)
