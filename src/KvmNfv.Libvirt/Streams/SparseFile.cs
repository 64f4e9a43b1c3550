using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

/// <summary>A file whose holes are kept when it is sent or received.</summary>
/// <remarks>Uses its own position, from 0; the file handle stays the caller's. Not thread-safe. Linux only (lseek with SEEK_DATA and SEEK_HOLE).</remarks>
public sealed class SparseFile : ISparseSource, ISparseSink
{
    private const int ZeroBlock = 64 * 1024;
    private readonly SafeFileHandle _file;

    /// <summary>Wraps an open file.</summary>
    /// <param name="file">A regular file, opened for what it is used for.</param>
    public SparseFile(SafeFileHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
    }

    /// <summary>The position in bytes.</summary>
    public long Position { get; private set; }

    /// <inheritdoc/>
    public (bool IsData, long Length) NextSegment()
    {
        var length = RandomAccess.GetLength(_file);
        if (Position >= length)
            return (false, 0);
        var data = Seek(LibC.SeekData) ?? length;
        return data > Position ? (false, data - Position) : (true, (Seek(LibC.SeekHole) ?? length) - Position);
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        var count = RandomAccess.Read(_file, buffer, Position);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public void Skip(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Position += length;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> data)
    {
        RandomAccess.Write(_file, data, Position);
        Position += data.Length;
    }

    /// <inheritdoc/>
    public void WriteHole(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var end = Position + length;
        // Where the file had content before, a hole alone would let it shine through.
        var old = RandomAccess.GetLength(_file);
        var zeros = new byte[Math.Clamp(Math.Min(end, old) - Position, 0, ZeroBlock)];
        while (Position < Math.Min(end, old))
            Write(zeros.AsSpan(0, (int)Math.Min(zeros.Length, Math.Min(end, old) - Position)));
        Position = end;
        if (end > old)
            RandomAccess.SetLength(_file, end);
    }

    // The descriptor's own offset moves, which nothing here depends on: all transfers name their position.
    private long? Seek(int whence)
    {
        var added = false;
        try
        {
            _file.DangerousAddRef(ref added);
            var at = LibC.Seek((int)_file.DangerousGetHandle(), Position, whence);
            if (at >= 0)
                return at;
            var error = Marshal.GetLastPInvokeError();
            return error == LibC.NoSuchDeviceOrAddress ? null
                : throw new IOException($"The file cannot be searched for holes: error {error} of the operating system.");
        }
        finally
        {
            if (added)
                _file.DangerousRelease();
        }
    }
}
