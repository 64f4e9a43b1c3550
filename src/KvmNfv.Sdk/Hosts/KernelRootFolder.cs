using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using KvmNfv.Sdk.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Sdk.Hosts;

/// <summary>A root that the kernel itself guards (openat2(2) with RESOLVE_IN_ROOT): three system calls a file, also while somebody changes the tree.</summary>
internal sealed class KernelRootFolder : RootFolder
{
    private const int FirstBuffer = 4096;

    // linux/limits.h: PATH_MAX.
    private const int MaxPath = 4096;

    private readonly SafeFileHandle? _root;

    private KernelRootFolder(SafeFileHandle? root) => _root = root;

    /// <returns>Null on a kernel that has no openat2, or where a sandbox forbids it.</returns>
    public static KernelRootFolder? TryOpen(string root)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        // The live root needs no guard, and its paths are the process's own.
        var (fd, _) = Open(LibC.CurrentFolder, root, LibC.OpenForReading | LibC.OnlyFolders, 0);
        if (fd < 0)
            return null;
        var handle = new SafeFileHandle(fd, ownsHandle: true);
        if (root != "/")
            return new KernelRootFolder(handle);
        handle.Dispose();
        return new KernelRootFolder(null);
    }

    protected override T? Read<T>(string path, int maxBytes, ContentReader<T> make)
        where T : class
    {
        var fd = Open(path, LibC.OpenForReading);
        if (fd is null)
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = Fill(fd.Value, path, ref buffer, maxBytes, IsWholeInOneRead(path));
            return length < 0 ? null : make(buffer.AsSpan(0, length));
        }
        finally
        {
            _ = LibC.Close(fd.Value);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // SAFETY: readdir's entry lives until the next call on the same folder, which only this thread makes; its name ends with a NUL.
    public override unsafe List<string>? List(string path, int maxNames)
    {
        // struct dirent of glibc and musl on 64-bit: ino 8, off 8, reclen 2, type 1, name.
        const int NameOffset = 19;
        if (Open(path, LibC.OpenForReading | LibC.OnlyFolders) is not { } fd)
            return null;
        var folder = LibC.OpenFolder(fd);
        if (folder == 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = LibC.Close(fd);
            throw Failure(path, error);
        }

        try
        {
            var names = new List<string>();
            while (LibC.NextEntry(folder) is var entry && entry != null)
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset);
                if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8))
                    continue;
                if (names.Count == maxNames)
                    throw TooManyNames(path, maxNames);
                names.Add(Encoding.UTF8.GetString(name));
            }

            return names;
        }
        finally
        {
            _ = LibC.CloseFolder(folder);
        }
    }

    // SAFETY: the kernel writes at most the stack buffer's length; the empty path is a NUL that lives on the stack.
    public override unsafe string? ReadLink(string path)
    {
        if (Open(path, LibC.TheLink) is not { } fd)
            return null;
        var target = stackalloc byte[MaxPath];
        byte empty = 0;
        var length = LibC.ReadLinkAt(fd, &empty, target, MaxPath);
        var error = length < 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = LibC.Close(fd);
        if (length >= 0)
            return Encoding.UTF8.GetString(target, (int)length);
        // readlinkat(2) on a descriptor of something else: ENOENT; EINVAL as of a path.
        return error is LibC.InvalidArgument or LibC.NotFound ? null : throw Failure(path, error);
    }

    // SAFETY: the buffer is pinned while the kernel writes into it, at most to its end.
    private static unsafe int Fill(int fd, string path, ref byte[] buffer, int maxBytes, bool wholeInOneRead)
    {
        // Files of /proc and /sys say length 0, so the length is what could be read.
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
                buffer = Larger(buffer);
            nint read;
            fixed (byte* start = buffer)
                read = LibC.Read(fd, start + length, (nuint)(buffer.Length - length));
            if (read < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error == LibC.Interrupted)
                    continue;
                return error == LibC.IsADirectory ? -1 : throw Failure(path, error);
            }

            if (read == 0)
                return length;
            length += (int)read;
            if (length > maxBytes)
                throw TooLong(path, maxBytes);
            if (wholeInOneRead && length < buffer.Length)
                return length;
        }
    }

    // A file on a disk, and an attribute of a device, end where a read falls short; files of /proc and of cgroups may be given piece by piece.
    private bool IsWholeInOneRead(string path) => _root is not null || path.StartsWith("/sys/devices/", StringComparison.Ordinal);

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 4);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private int? Open(string path, int flags)
    {
        var leased = false;
        try
        {
            _root?.DangerousAddRef(ref leased);
            var (fd, error) = Open(_root is null ? LibC.CurrentFolder : (int)_root.DangerousGetHandle(), path, flags, _root is null ? 0 : LibC.ResolveInRoot);
            if (fd >= 0)
                return fd;
            return error is LibC.NotFound or LibC.NotADirectory ? null : throw Failure(path, error);
        }
        finally
        {
            if (leased)
                _root!.DangerousRelease();
        }
    }

    // SAFETY: the path is copied to the stack with a NUL at its end and outlives the call.
    private static unsafe (int Fd, int Error) Open(int folder, string path, int flags, ulong resolve)
    {
        var size = Encoding.UTF8.GetByteCount(path);
        if (size >= MaxPath)
            return (-1, LibC.NotFound);
        Span<byte> bytes = stackalloc byte[size + 1];
        Encoding.UTF8.GetBytes(path, bytes);
        bytes[size] = 0;
        fixed (byte* start = bytes)
        {
            var fd = LibC.Open(folder, start, flags, resolve);
            return fd >= 0 ? (fd, 0) : (-1, -fd);
        }
    }

    private static Exception Failure(string path, int error) => error switch
    {
        LibC.AccessDenied or LibC.NotPermitted => new UnauthorizedAccessException($"{path} may not be read: {Marshal.GetPInvokeErrorMessage(error)}."),
        LibC.TooManyLinks => TooManyLinks(path),
        _ => new IOException($"{path} can't be read: {Marshal.GetPInvokeErrorMessage(error)}.", error),
    };
}
