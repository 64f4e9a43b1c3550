using System.Globalization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>
/// Reads from the kernel what a running domain really got: /proc/PID/task/*/{comm,status,stat}, smaps, numa_maps, cgroup. Threads are known
/// by QMP's word where it is given, else by QEMU's names for them. Needs the rights to trace QEMU for its memory; the rest anybody may read.
/// </summary>
/// <param name="files">The host's files; <see cref="HostFiles.Live"/> for this one.</param>
public sealed class DomainActualReader(IHostFiles files)
{
    // QEMU has some 2,000 mappings of about 700 bytes in smaps; this bounds what a strange process can make us read.
    private const int MaxMapsBytes = 64 << 20;
    private const int MaxThreads = 16_384;

    private readonly CgroupQuotas _quotas = new(files);

    /// <summary>Reads a process.</summary>
    /// <param name="processId">QEMU's process id.</param>
    /// <param name="plan">The plan that it was started from: how many vCPUs and how large cells to look for. Nothing else of it is used.</param>
    /// <param name="threads">Which thread runs what, if QEMU was asked.</param>
    /// <exception cref="InvalidOperationException">There is no such process.</exception>
    /// <exception cref="InvalidDataException">A file doesn't hold what the kernel writes there.</exception>
    public DomainActual Read(int processId, PlacementPlan plan, DomainThreadIds? threads = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Read(processId, plan.VCpus.Count, [.. plan.Cells.Select(c => c.Memory)], threads);
    }

    /// <summary>Reads a process of which no plan is known.</summary>
    /// <param name="processId">QEMU's process id.</param>
    /// <param name="vcpus">How many vCPUs it has; matters only where one thread runs them all.</param>
    /// <param name="cells">The memory of each guest cell; of the whole guest where it has none.</param>
    /// <param name="threads">Which thread runs what, if QEMU was asked.</param>
    /// <exception cref="InvalidOperationException">There is no such process.</exception>
    /// <exception cref="InvalidDataException">A file doesn't hold what the kernel writes there.</exception>
    public DomainActual Read(int processId, int vcpus, EquatableList<MemorySize> cells, DomainThreadIds? threads = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var actual = ReadThreads(processId, vcpus, threads);
        var (memory, note) = Memory(processId, cells);
        return actual with { Memory = memory, MemoryNote = note };
    }

    /// <summary>Reads all but the memory, which takes longest.</summary>
    internal DomainActual ReadThreads(int processId, int vcpus, DomainThreadIds? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(processId, 1);
        var all = Threads(processId);
        if (all.Count == 0)
            throw new InvalidOperationException($"There is no process {processId}: the domain has ended.");
        var running = VCpus(all, vcpus, threads);
        var ioThreads = IoThreads(all, threads);
        var known = running.Select(v => v.Thread.ThreadId).Concat(ioThreads.Select(t => t.Thread.ThreadId)).ToHashSet();
        var rest = all.Where(t => !known.Contains(t.ThreadId)).ToLookup(t => t.Name.StartsWith("TC ", StringComparison.Ordinal));
        var (cpus, nodes) = Cgroup(processId);
        return new DomainActual
        {
            ProcessId = processId,
            VCpus = running,
            IoThreads = ioThreads,
            Emulator = [.. rest[false]],
            MemoryAllocators = [.. rest[true]],
            CgroupCpus = cpus,
            CgroupNodes = nodes,
        };
    }

    private List<ThreadActual> Threads(int pid)
    {
        var ids = files.List($"/proc/{pid}/task").Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0).Order().ToList();
        if (ids.Count > MaxThreads)
            throw new InvalidDataException($"Process {pid} has {ids.Count} threads; it is not a QEMU.");
        return [.. ids.Select(id => Thread(pid, id)).OfType<ThreadActual>()];
    }

    // Null when the thread ended while it was read: QEMU's workers come and go.
    private ThreadActual? Thread(int pid, int id)
    {
        var folder = $"/proc/{pid}/task/{id}";
        if (files.ReadText($"{folder}/stat") is not { } stat || files.ReadText($"{folder}/status") is not { } status
            || files.ReadText($"{folder}/comm") is not { } name)
            return null;
        // The name in parentheses may hold anything, so fields count from the last one. proc_pid_stat(5): state is field 3, rt_priority 40, policy 41.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        const string Allowed = "Cpus_allowed_list:";
        var affinity = status.Split('\n').FirstOrDefault(l => l.StartsWith(Allowed, StringComparison.Ordinal));
        if (fields.Length < 39 || affinity is null || !CpuSet.TryParse(affinity.AsSpan(Allowed.Length), out var cpus)
            || !int.TryParse(fields[37], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !int.TryParse(fields[38], NumberStyles.None, CultureInfo.InvariantCulture, out var policy))
            throw new InvalidDataException($"{folder}/stat and status don't hold what the kernel writes there.");
        return new ThreadActual
        {
            ThreadId = id, Name = name.TrimEnd('\n'), Affinity = cpus, Policy = (SchedulingPolicy)policy, Priority = priority, State = fields[0][0],
            Quota = _quotas.Of(pid, id),
        };
    }

    private static EquatableList<VCpuActual> VCpus(List<ThreadActual> all, int count, DomainThreadIds? threads)
    {
        if (threads is not null)
        {
            return [.. threads.VCpus.OrderBy(v => v.Key)
                .Select(v => all.Find(t => t.ThreadId == v.Value) is { } thread ? new VCpuActual(v.Key, thread) : null).OfType<VCpuActual>()];
        }

        // Single-threaded TCG runs all vCPUs in one thread of this name.
        if (all.Find(t => t.Name == "ALL CPUs/TCG") is { } shared)
            return [.. Enumerable.Range(0, count).Select(v => new VCpuActual(v, shared))];
        return [.. all.Select(t => VCpuNumber(t.Name) is { } number ? new VCpuActual(number, t) : null).OfType<VCpuActual>().OrderBy(v => v.VCpu)];
    }

    // "CPU 3/KVM", "CPU 3/TCG"
    private static int? VCpuNumber(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 4 && name.StartsWith("CPU ", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(4, slash - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static EquatableList<IoThreadActual> IoThreads(List<ThreadActual> all, DomainThreadIds? threads)
    {
        const string Prefix = "IO iothread";
        var found = threads is { IoThreads.Count: > 0 }
            ? threads.IoThreads.Select(i => all.Find(t => t.ThreadId == i.Value) is { } thread ? new IoThreadActual(i.Key, thread) : null)
            : all.Select(t => t.Name.StartsWith(Prefix, StringComparison.Ordinal)
                && int.TryParse(t.Name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new IoThreadActual(id, t) : null);
        return [.. found.OfType<IoThreadActual>().OrderBy(t => t.Id)];
    }

    private (EquatableList<MemoryRegion>? Regions, string? Note) Memory(int pid, EquatableList<MemorySize> cells)
    {
        try
        {
            if (files.ReadText($"/proc/{pid}/smaps", MaxMapsBytes) is not { Length: > 0 } smaps)
                return (null, $"/proc/{pid}/smaps is not there or empty");
            var numa = files.ReadText($"/proc/{pid}/numa_maps", MaxMapsBytes) is { } text ? ProcessMaps.ParseNumaMaps(text) : null;
            return GuestMemoryFinder.Find(ProcessMaps.ParseSmaps(smaps), numa, cells);
        }
        catch (UnauthorizedAccessException)
        {
            return (null, $"/proc/{pid}/smaps may not be read: the rights to trace QEMU are missing (be root or QEMU's user)");
        }
    }

    // Lines "0::/path" (v2) or "3:cpuset:/path" (v1); the nearest parent that has cpuset files tells.
    private (CpuSet? Cpus, CpuSet? Nodes) Cgroup(int pid)
    {
        foreach (var line in (files.ReadText($"/proc/{pid}/cgroup") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(l => l.Contains(":cpuset", StringComparison.Ordinal)))
        {
            var parts = line.Split(':', 3);
            if (parts.Length < 3)
                continue;
            var v1 = parts[1].Split(',').Contains("cpuset");
            if (!v1 && parts[1].Length > 0)
                continue;
            for (var path = parts[2].TrimEnd('/'); ; path = path[..path.LastIndexOf('/')])
            {
                var (cpus, nodes) = v1 ? ("/sys/fs/cgroup/cpuset" + path + "/cpuset.effective_cpus", "/sys/fs/cgroup/cpuset" + path + "/cpuset.effective_mems")
                    : ("/sys/fs/cgroup" + path + "/cpuset.cpus.effective", "/sys/fs/cgroup" + path + "/cpuset.mems.effective");
                if (Set(cpus) is { } found)
                    return (found, Set(nodes));
                if (path.Length == 0)
                    break;
            }
        }

        return (null, null);
    }

    private CpuSet? Set(string path) => files.ReadText(path) is { } text && CpuSet.TryParse(text, out var set) ? set : null;
}
