using System.Buffers.Binary;
using System.IO.Compression;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Samples a guest's memory through /proc/PID/mem. /proc/PID/pagemap says first which pages are there: reading one that isn't would make it. What is
/// read goes nowhere.
/// </summary>
internal sealed class GuestMemoryProbe(IHostFiles files, TimeProvider time)
{
    private const int Page = 4096;
    private const int RunPages = 16;
    private const int Runs = 512;
    private const int MaxMapsBytes = 64 << 20;

    // Where libzstd is missing: .NET's zlib is zlib-ng, some three times as fast as the zlib that QEMU links; zstd's first level is half as fast again. Both
    // within a factor of two. With it, zlib takes some five times as long.
    private const double ZlibOfMeasured = 1 / 3.0;
    private const double ZstdOfMeasured = 1.5;
    private const double ZlibOfZstd = 0.2;

    // Bits of an entry of pagemap (Documentation/admin-guide/mm/pagemap.rst): in memory, or swapped out.
    private const ulong PresentOrSwapped = 3UL << 62;

    public MemoryProbe? Probe(int process, DomainDocument document)
    {
        try
        {
            return Sample(process, Regions(process, document));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The rights to trace QEMU are missing, or it ended: nothing to see, which is an answer.
            return null;
        }
    }

    private List<(ulong Start, ulong Bytes)> Regions(int process, DomainDocument document)
    {
        EquatableList<MemorySize> cells = document.Cpu.Numa.Cells.Count > 0
            ? [.. document.Cpu.Numa.Cells.Select(c => c.Memory ?? MemorySize.Zero)]
            : [document.Memory ?? MemorySize.Zero];
        var maps = ProcessMaps.ParseSmaps(files.ReadText($"/proc/{process}/smaps", MaxMapsBytes) ?? "");
        // One mapping of a cell's very size is it. Neighbours count only where there is none: an allocator's arena may come to lie right below guest memory.
        var single = maps.Where(m => m.Permissions.StartsWith("rw-", StringComparison.Ordinal) && cells.Any(c => c.Bytes == m.Length)).ToList();
        return single.Count == cells.Count
            ? [.. single.Select(m => (m.Start, m.Length))]
            : [.. GuestMemoryFinder.Find(maps, null, cells).Regions.Select(r => (r.Start, r.Size.Bytes))];
    }

    private MemoryProbe? Sample(int process, List<(ulong Start, ulong Bytes)> regions)
    {
        var total = regions.Sum(r => (long)(r.Bytes / Page));
        if (total < RunPages)
            return null;
        using var pagemap = File.OpenHandle($"/proc/{process}/pagemap");
        using var memory = File.OpenHandle($"/proc/{process}/mem");
        using var zstd = ZstdLibrary.TryOpen();
        var (run, packed) = (new byte[RunPages * Page], new MemoryStream());
        long looked = 0, zero = 0, raw = 0, compressed = 0;
        var speeds = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            // Evenly spread, and off the even addresses that guests lay their structures on.
            var first = Math.Min(total - RunPages, (long)((i + 0.382) / Runs * total));
            var filled = Read(pagemap, memory, Address(regions, first), run);
            looked += RunPages;
            zero += RunPages - filled / Page;
            if (filled == 0)
                continue;
            var begun = time.GetTimestamp();
            var length = zstd?.Compress(run.AsSpan(0, filled)) ?? Zlib(packed, run.AsSpan(0, filled));
            speeds.Add(filled / Math.Max(1e-9, time.GetElapsedTime(begun).TotalSeconds));
            (raw, compressed) = (raw + filled, compressed + length);
        }

        // The median: on a busy machine some runs are interrupted, and the first ones wait for the compiler.
        var speed = speeds.Count == 0 ? 0 : speeds.Order().ElementAt(speeds.Count / 2);
        return new MemoryProbe
        {
            ZeroFraction = (double)zero / looked,
            Ratio = compressed == 0 ? 1 : Math.Max(1, (double)raw / compressed),
            ZlibPerCore = speed > 0 ? DataRate.FromBytesPerSecond(speed * (zstd is null ? ZlibOfMeasured : ZlibOfZstd)) : TransferSpeeds.ZlibCore,
            ZstdPerCore = speed > 0 ? DataRate.FromBytesPerSecond(speed * (zstd is null ? ZstdOfMeasured : 1)) : TransferSpeeds.ZstdCore,
            Pages = looked,
        };
    }

    private static long Zlib(MemoryStream packed, ReadOnlySpan<byte> data)
    {
        packed.SetLength(0);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return packed.Length;
    }

    private static long Address(List<(ulong Start, ulong Bytes)> regions, long page)
    {
        foreach (var (start, bytes) in regions)
        {
            var pages = (long)(bytes / Page);
            if (page < pages)
                return (long)start + Math.Min(page, pages - RunPages) * Page;
            page -= pages;
        }

        throw new InvalidOperationException("The page lies in no region.");
    }

    /// <summary>Reads the pages of a run that are there and not zero, one after the other.</summary>
    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle pagemap, Microsoft.Win32.SafeHandles.SafeFileHandle memory, long address, byte[] run)
    {
        Span<byte> entries = stackalloc byte[RunPages * sizeof(ulong)];
        if (RandomAccess.Read(pagemap, entries, address / Page * sizeof(ulong)) != entries.Length)
            return 0;
        var filled = 0;
        for (var i = 0; i < RunPages; i++)
        {
            if ((BinaryPrimitives.ReadUInt64LittleEndian(entries[(i * sizeof(ulong))..]) & PresentOrSwapped) == 0)
                continue;
            var page = run.AsSpan(filled, Page);
            if (RandomAccess.Read(memory, page, address + i * Page) == Page && page.ContainsAnyExcept((byte)0))
                filled += Page;
        }

        return filled;
    }
}
