"""What Python may say of a damaged zip archive: workbooks and packages are zips too."""

import zipfile
import zlib

# NotImplementedError is zipfile's word for a packing method it does not know.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
