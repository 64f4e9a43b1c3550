using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Interop;

/// <summary>The functions of the C library that read files under a root; .NET has no counterpart that stays inside one.</summary>
internal static unsafe partial class LibC
{
    /// <summary>errno.h, the same on all architectures of Linux that .NET runs on.</summary>
    public const int NotPermitted = 1, NotFound = 2, Interrupted = 4, TryAgain = 11, AccessDenied = 13, NotADirectory = 20, IsADirectory = 21,
        InvalidArgument = 22, TooManyDescriptors = 24, FunctionMissing = 38, TooManyLinks = 40;

    /// <summary>fcntl.h. O_NONBLOCK, so that a pipe in a recorded tree does not stop the reader.</summary>
    public const int OpenForReading = 0x80000 | 0x800;

    /// <summary>AT_FDCWD: paths count from the process's own folder; absolute ones from the real root.</summary>
    public const int CurrentFolder = -100;

    /// <summary>openat2(2), RESOLVE_IN_ROOT: links and ".." stay under the folder that is opened from, as after chroot(2). Linux 5.6.</summary>
    public const ulong ResolveInRoot = 0x10;

    /// <summary>chown(2): an owner or group of -1 stays.</summary>
    public const uint Unchanged = uint.MaxValue;

    private const int MaxAttempts = 16;

    // The number of openat2 in syscalls(2), one for all architectures, as all that came after 5.1.
    private const long OpenAt2Number = 437;

    // O_DIRECTORY and O_NOFOLLOW have other values on arm64 and POWER than elsewhere (asm/fcntl.h).
    private static readonly bool s_armLike = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Ppc64le;

    /// <summary>O_DIRECTORY.</summary>
    public static int OnlyFolders => s_armLike ? 0x4000 : 0x10000;

    /// <summary>O_PATH | O_NOFOLLOW: the link itself.</summary>
    public static int TheLink => 0x200000 | (s_armLike ? 0x8000 : 0x20000);

    // SAFETY: all arguments are values or point to memory that the caller keeps during the call.
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint OpenAt2(nint number, nint folder, byte* path, OpenHow* how, nuint size);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static partial nint ReadLinkAt(int folder, byte* path, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint OpenFolder(int fd);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial byte* NextEntry(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    public static partial int Status(int folder, byte* path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeOwner(int fd, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwnerOfPath(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    /// <summary>openat2(2).</summary>
    /// <returns>The descriptor, or the negative errno.</returns>
    // SAFETY: both buffers live on the caller's stack or are pinned by it; the kernel only reads them.
    public static unsafe int Open(int folder, byte* path, int flags, ulong resolve)
    {
        var how = new OpenHow { Flags = (uint)flags, Resolve = resolve };
        // EAGAIN: the tree changed while the kernel walked through it.
        for (var attempt = 0; ; attempt++)
        {
            var fd = OpenAt2((nint)OpenAt2Number, folder, path, &how, (nuint)sizeof(OpenHow));
            if (fd >= 0)
                return (int)fd;
            var error = Marshal.GetLastPInvokeError();
            if (error is not (Interrupted or TryAgain) || attempt == MaxAttempts)
                return -error;
        }
    }
}
