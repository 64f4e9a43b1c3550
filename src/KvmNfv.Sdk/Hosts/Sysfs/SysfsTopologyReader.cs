using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Reads a host's topology from /sys and /proc, live or recorded: kernels of all ages, of x86, Arm, POWER, s390 and RISC-V, with sparse numbers,
/// offline CPUs, and nodes without CPUs or without memory. Read-only. Safe to use from several threads.
/// </summary>
public sealed class SysfsTopologyReader
{
    private readonly IHostFiles _files;
    private readonly SysfsText _text;

    /// <summary>Reads through <paramref name="files"/>.</summary>
    public SysfsTopologyReader(IHostFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _files = files;
        _text = new SysfsText(files);
    }

    /// <summary>Reads from a root folder: <c>/</c> or that of a recorded tree.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    public SysfsTopologyReader(string root = "/")
        : this(new HostFiles(root))
    {
    }

    /// <summary>Reads the host as it is now.</summary>
    /// <exception cref="InvalidDataException">There are no CPUs under the root, or a file doesn't hold what the kernel writes there.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public HostTopology Read()
    {
        var nodes = new SysfsNodes(_files, _text).Read();
        var cpus = new SysfsCpus(_files, _text).Read(nodes);
        if (nodes.Count == 0)
        {
            // A kernel without NUMA has no node folder; libvirt then shows one cell, and so do we.
            nodes = [new SysfsNodes(_files, _text).OnlyNode(CpuSet.From(cpus.Where(c => c.Online).Select(c => c.Id)))];
            cpus = [.. cpus.Select(c => c.Online ? c with { Node = 0 } : c)];
        }

        var devices = new SysfsPci(_files, _text).Devices();
        return new HostTopology
        {
            Source = "sysfs",
            Cpus = [.. cpus],
            Nodes = [.. nodes],
            Caches = new SysfsCaches(_text).Read(cpus),
            PciDevices = devices,
            IommuGroups = new SysfsPci(_files, _text).Groups(devices),
            Resctrl = new SysfsResctrl(_files, _text).Read(),
            BasePageSize = BasePageSize(nodes),
        };
    }

    // A recording doesn't hold the page size. Huge pages of 512 MiB and 16 GiB exist with pages of 64 KiB only: a level of the page table above
    // them on arm64 (Documentation/arch/arm64/hugetlbpage.rst), hash MMU on POWER.
    private MemorySize BasePageSize(List<HostNode> nodes)
    {
        if (_files is HostFiles { IsLive: true })
            return MemorySize.FromBytes((ulong)Environment.SystemPageSize);
        return nodes.Any(n => n.HugePages.Any(p => p.Size == MemorySize.FromMiB(512) || p.Size == MemorySize.FromGiB(16)))
            ? MemorySize.FromKiB(64) : MemorySize.Zero;
    }
}
