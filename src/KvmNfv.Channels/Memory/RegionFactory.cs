using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>Makes and maps shared memory.</summary>
// SAFETY: every mapping covers whole pages of a file at least as long; a failed step unmaps and closes what was made.
internal static unsafe class RegionFactory
{
    private const int SizeSeals = Libc.SealShrink | Libc.SealGrow;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static SharedRegion CreateSealed(long size, SharedRegionOptions options)
    {
        var rounded = Round(size, options);
        var flags = Libc.MemoryCloseOnExec | Libc.MemoryAllowSealing | options.HugePages switch
        {
            HugePageSize.None => 0u,
            HugePageSize.TwoMebibytes => Libc.MemoryHugePages | Libc.Huge2M,
            HugePageSize.OneGibibyte => Libc.MemoryHugePages | Libc.Huge1G,
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.HugePages, "Unknown page size."),
        };
        var descriptor = Libc.CreateMemoryFile("kvmnfv-channel", flags);
        var file = new SafeFileHandle(Libc.Check(descriptor, "memfd_create"), ownsHandle: true);
        return Owned(file, () =>
        {
            Libc.Check(Libc.Truncate(file, rounded), "ftruncate");
            Libc.Check(Libc.FileControl(file, Libc.AddSeals, SizeSeals | Libc.SealSeal), "fcntl(F_ADD_SEALS)");
            return new(file, Map(file, rounded, options), rounded, isSealed: true);
        });
    }

    public static SharedRegion CreateFile(string path, long size, SharedRegionOptions options)
    {
        var rounded = Round(size, options);
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        return Owned(file, () =>
        {
            // The umask may have left more than the owner's rights.
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Libc.Check(Libc.Truncate(file, rounded), "ftruncate");
            return new(file, Map(file, rounded, options), rounded, isSealed: false);
        });
    }

    public static SharedRegion OpenFile(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        return Owned(file, () =>
        {
            if ((File.GetUnixFileMode(file) & OthersWrite) != 0)
                throw new ChannelException(ChannelFault.BadMemory, $"{path} can be written by its group or by everybody, who could crash this process by shrinking it: chmod go-w it, or pass sealed memory through a socket.");
            return new(file, Map(file, RandomAccess.GetLength(file), new()), RandomAccess.GetLength(file), isSealed: false);
        });
    }

    public static SharedRegion FromPeer(SafeFileHandle file) => Owned(file, () =>
    {
        var seals = Libc.FileControl(file, Libc.GetSeals, 0);
        if (seals < 0 || (seals & SizeSeals) != SizeSeals)
            throw new ChannelException(ChannelFault.BadMemory, "The peer's memory isn't sealed against shrinking and growing (F_SEAL_SHRINK, F_SEAL_GROW): it could crash this process at any time. Seal the memfd before passing it.");
        var size = RandomAccess.GetLength(file);
        return new(file, Map(file, size, new()), size, isSealed: true);
    });

    /// <summary>Zeroed memory of this process only, for both ends of a loop-back.</summary>
    public static SharedRegion CreatePrivate(long size, SharedRegionOptions options)
    {
        if (options.HugePages != HugePageSize.None)
            return CreateSealed(size, options);
        var rounded = Round(size, options);
        var address = Libc.MapAnonymous(null, (nuint)rounded, Libc.ReadAccess | Libc.WriteAccess, Libc.PrivateMapping | Libc.AnonymousMapping, -1, 0);
        if ((nint)address == -1)
            throw Libc.Failure("mmap");
        NumaBinding.Apply(address, rounded, options.NumaNode);
        return new(null, (byte*)address, rounded, isSealed: true);
    }

    private static SharedRegion Owned(SafeFileHandle file, Func<SharedRegion> make)
    {
        try
        {
            return make();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static byte* Map(SafeFileHandle file, long size, SharedRegionOptions options)
    {
        if (size <= 0)
            throw new ChannelException(ChannelFault.BadMemory, $"The memory has {size} bytes; a channel needs more.");
        var address = Libc.Map(null, (nuint)size, Libc.ReadAccess | Libc.WriteAccess, Libc.SharedMapping, file, 0);
        if ((nint)address == -1)
        {
            throw Marshal.GetLastPInvokeError() == Libc.OutOfMemory && options.HugePages != HugePageSize.None
                ? new ChannelException(ChannelFault.System, $"There are not enough free huge pages for {size} bytes: reserve more (sysctl vm.nr_hugepages) or take ordinary pages.")
                : Libc.Failure("mmap");
        }
        NumaBinding.Apply(address, size, options.NumaNode);
        return (byte*)address;
    }

    private static long Round(long size, SharedRegionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var page = options.HugePages switch
        {
            HugePageSize.TwoMebibytes => 2L << 20,
            HugePageSize.OneGibibyte => 1L << 30,
            _ => Environment.SystemPageSize,
        };
        return checked(size + page - 1) / page * page;
    }
}
