using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.LibvirtXml.NodeDevices;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// What a host is made of, as an immutable value: CPUs, NUMA nodes, caches, PCI devices. The same whether it was read from libvirt's capabilities, a live
/// /sys or a recorded one, and independent of the order in which the source told it. Compares by value; safe to share between threads.
/// </summary>
public sealed record HostTopology
{
    private static readonly MemorySize s_basePage = MemorySize.FromKiB(4);
    private readonly EquatableList<HostCpu> _cpus = [];
    private readonly EquatableList<HostNode> _nodes = [];

    /// <summary>Where the facts come from, for people: <c>sysfs</c>, <c>capabilities</c> ...</summary>
    public string Source { get; init => field = value ?? ""; } = "";

    /// <summary>Every present CPU, ascending by id.</summary>
    /// <exception cref="ArgumentException">Two CPUs have the same id.</exception>
    public required EquatableList<HostCpu> Cpus
    {
        get => _cpus;
        init => _cpus = Ordered(value, c => c.Id, nameof(Cpus));
    }

    /// <summary>Every NUMA node, ascending by id. A host without NUMA has one.</summary>
    /// <exception cref="ArgumentException">Two nodes have the same id.</exception>
    public required EquatableList<HostNode> Nodes
    {
        get => _nodes;
        init => _nodes = Ordered(value, n => n.Id, nameof(Nodes));
    }

    /// <summary>Every cache once, ascending by level, first CPU and type; empty when unknown.</summary>
    public EquatableList<HostCache> Caches
    {
        get;
        init => field = (value ?? []).OrderBy(c => c.Level).ThenBy(c => c.Cpus.IsEmpty ? -1 : c.Cpus.Min).ThenBy(c => c.Type).ToEquatableList();
    } = [];

    /// <summary>Every function on the PCI buses, in bus order; empty when unknown.</summary>
    public EquatableList<HostPciDevice> PciDevices { get; init => field = [.. (value ?? []).OrderBy(d => d.Address)]; } = [];

    /// <summary>Every IOMMU group, ascending by id; empty where the IOMMU is off, or unknown.</summary>
    public EquatableList<HostIommuGroup> IommuGroups { get; init => field = [.. (value ?? []).OrderBy(g => g.Id)]; } = [];

    /// <summary>What can be limited and measured of caches and memory bandwidth; null when unknown.</summary>
    public ResctrlInfo? Resctrl { get; init; }

    /// <summary>The size of an ordinary page: 4 KiB unless the source says otherwise (64 KiB on some Arm and POWER kernels).</summary>
    public MemorySize BasePageSize { get; init => field = value == MemorySize.Zero ? s_basePage : value; } = s_basePage;

    /// <summary>The CPUs that the kernel schedules on.</summary>
    [JsonIgnore]
    public CpuSet Online => Where(c => c.Online);

    /// <summary>The CPUs out of the scheduler's load balancing.</summary>
    [JsonIgnore]
    public CpuSet Isolated => Where(c => c.Isolated);

    /// <summary>The CPUs whose tick stops.</summary>
    [JsonIgnore]
    public CpuSet NoHzFull => Where(c => c.NoHzFull);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a host topology.</exception>
    public static HostTopology FromJson(string json) => SdkJson.Read(json, SdkJson.Context.HostTopology);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.HostTopology);

    /// <summary>Reads the host part of libvirt's capabilities, which any URI gives. They tell no isolated CPUs and no free pages.</summary>
    /// <param name="capabilities">The document.</param>
    /// <param name="freePages">What is free now, by node and page size; null leaves the free counts unknown.</param>
    /// <exception cref="InvalidDataException">The document has no CPUs, as those of hypervisors without a host topology.</exception>
    public static HostTopology FromCapabilities(CapabilitiesDocument capabilities, IEnumerable<HostFreePages>? freePages = null)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        return TopologyFromCapabilities.Read(capabilities, freePages);
    }

    /// <summary>This topology with the PCI devices and IOMMU groups that libvirt tells as node devices, instead of those it has.</summary>
    /// <param name="devices">The documents of the host's <c>pci</c> and <c>net</c> devices, as virNodeDeviceGetXMLDesc gives them.</param>
    public HostTopology WithNodeDevices(IEnumerable<NodeDeviceDocument> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        var documents = devices.ToList();
        return this with { PciDevices = PciFromNodeDevices.Devices(documents), IommuGroups = PciFromNodeDevices.Groups(documents) };
    }

    /// <summary>
    /// This topology with what it doesn't tell taken from another one of the same host, mostly capabilities completed by sysfs. What both
    /// tell stays as it is here; CPUs and nodes only the other one has stay out, since libvirt would not accept them; isolated and nohz_full hold
    /// where either says so; caches of a level are taken when this topology has none of that level.
    /// </summary>
    public HostTopology CompletedBy(HostTopology other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return TopologyMerge.Complete(this, other);
    }

    /// <summary>The CPU with an id, or null.</summary>
    public HostCpu? Cpu(int id) => _cpus.FirstOrDefault(c => c.Id == id);

    /// <summary>The PCI function at an address, or null.</summary>
    public HostPciDevice? PciDevice(PciAddress address) => PciDevices.FirstOrDefault(d => d.Address == address);

    /// <summary>The node with an id, or null.</summary>
    public HostNode? Node(int id) => _nodes.FirstOrDefault(n => n.Id == id);

    private CpuSet Where(Func<HostCpu, bool> wanted) => CpuSet.From(_cpus.Where(wanted).Select(c => c.Id));

    private static EquatableList<T> Ordered<T>(EquatableList<T> items, Func<T, int> id, string name)
    {
        ArgumentNullException.ThrowIfNull(items);
        var ordered = items.OrderBy(id).ToEquatableList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (id(ordered[i]) == id(ordered[i - 1]))
                throw new ArgumentException($"{name} holds id {id(ordered[i])} twice.", name);
        }

        return ordered;
    }
}
