using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>Maps a BAR through a file of sysfs or VFIO.</summary>
// SAFETY: the kernel refuses to map beyond the BAR; a BAR can't shrink under its driver.
internal static unsafe class BarMapping
{
    private const int ProbeSize = 64 << 10;

    public static SharedRegion Map(SafeFileHandle file, long size, long offset, string what)
    {
        try
        {
            var address = Libc.Map(null, (nuint)size, Libc.ReadAccess | Libc.WriteAccess, Libc.SharedMapping, file, offset);
            if ((nint)address == -1)
                throw Libc.Failure($"mmap of {what}");
            return new(file, (byte*)address, size, isSealed: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>How fast the memory is read, in bytes per second: uncached memory gives some 10 to 100 MB/s, cached memory GB/s.</summary>
    public static double ReadBandwidth(SharedRegion region)
    {
        var size = (int)Math.Min(ProbeSize, region.Size);
        var copy = new byte[size];
        var best = double.MaxValue;
        // The first pass brings pages and cache lines in.
        for (var pass = 0; pass < 4; pass++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            new ReadOnlySpan<byte>(region.Address, size).CopyTo(copy);
            best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return size / Math.Max(best, 1e-9);
    }
}
