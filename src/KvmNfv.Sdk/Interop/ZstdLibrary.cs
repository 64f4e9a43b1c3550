using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Interop;

/// <summary>libzstd, which QEMU compresses with, where this machine has it. Not thread-safe.</summary>
internal sealed unsafe class ZstdLibrary : IDisposable
{
    // The level that QEMU takes unless told otherwise (migration.multifd-zstd-level).
    private const int Level = 1;

    private readonly nint _library;

    // zstd.h: size_t ZSTD_compressCCtx(ctx, dst, dstCapacity, src, srcSize, level), ZSTD_compressBound(srcSize), ZSTD_isError(code), ZSTD_freeCCtx(ctx).
    private readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int, nuint> _compress;
    private readonly delegate* unmanaged<nuint, nuint> _bound;
    private readonly delegate* unmanaged<nuint, uint> _isError;
    private readonly delegate* unmanaged<nint, nuint> _free;
    private nint _context;
    private byte[] _packed = [];

    // SAFETY: the signatures are those of zstd.h, unchanged since 1.0.
    private ZstdLibrary(nint library)
    {
        _library = library;
        var create = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "ZSTD_createCCtx");
        _compress = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int, nuint>)NativeLibrary.GetExport(library, "ZSTD_compressCCtx");
        _bound = (delegate* unmanaged<nuint, nuint>)NativeLibrary.GetExport(library, "ZSTD_compressBound");
        _isError = (delegate* unmanaged<nuint, uint>)NativeLibrary.GetExport(library, "ZSTD_isError");
        _free = (delegate* unmanaged<nint, nuint>)NativeLibrary.GetExport(library, "ZSTD_freeCCtx");
        _context = create();
    }

    /// <summary>Null where there is none.</summary>
    public static ZstdLibrary? TryOpen() => NativeLibrary.TryLoad("libzstd.so.1", out var library) ? new ZstdLibrary(library) : null;

    /// <summary>How many bytes the data becomes; null where it could not be compressed.</summary>
    // SAFETY: both arrays are pinned; zstd writes at most the capacity that it is told.
    public long? Compress(ReadOnlySpan<byte> data)
    {
        var bound = (int)_bound((nuint)data.Length);
        if (_packed.Length < bound)
            _packed = new byte[bound];
        fixed (byte* from = data, to = _packed)
        {
            var length = _compress(_context, to, (nuint)_packed.Length, from, (nuint)data.Length, Level);
            return _isError(length) != 0 ? null : (long)length;
        }
    }

    public void Dispose()
    {
        if (_context == 0)
            return;
        _free(_context);
        _context = 0;
        NativeLibrary.Free(_library);
    }
}
