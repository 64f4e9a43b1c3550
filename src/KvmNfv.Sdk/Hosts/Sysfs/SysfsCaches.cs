using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Caches of /sys/devices/system/cpu/cpuN/cache, each once.</summary>
internal sealed class SysfsCaches(SysfsText text)
{
    public EquatableList<HostCache> Read(List<HostCpu> cpus)
    {
        var caches = new Dictionary<(int Level, CacheType Type, int First), HostCache>();
        var known = new List<List<(CpuSet Cpus, int Caches)>>();
        foreach (var cpu in cpus.Where(c => c.Online))
        {
            var folder = $"{SysfsCpus.Root}/cpu{cpu.Id}/cache";
            var indexes = text.Numbered(folder, "index");
            foreach (var index in indexes)
            {
                while (known.Count <= index && index < 16)
                    known.Add([]);
                // A cache that another CPU of as many caches has named is this CPU's too: most of a large host's files say the same again.
                if (index < known.Count && known[index].Exists(k => k.Caches == indexes.Count && k.Cpus.Contains(cpu.Id)))
                    continue;
                if (Cache($"{folder}/index{index}") is not { Cpus.IsEmpty: false } cache)
                    continue;
                caches.TryAdd((cache.Level, cache.Type, cache.Cpus.Min), cache);
                if (index < known.Count)
                    known[index].Add((cache.Cpus, indexes.Count));
            }
        }

        return [.. caches.Values];
    }

    private HostCache? Cache(string folder)
    {
        if (text.Number($"{folder}/level") is not { } level || text.Text($"{folder}/type") is not { } type
            || text.SetOrMask($"{folder}/shared_cpu_list", $"{folder}/shared_cpu_map") is not { } cpus)
            return null;
        return new HostCache
        {
            Level = (int)level,
            Type = type switch { "Data" => CacheType.Data, "Instruction" => CacheType.Instruction, _ => CacheType.Unified },
            Size = text.Size($"{folder}/size"),
            Id = text.Id($"{folder}/id"),
            Ways = (int?)text.Number($"{folder}/ways_of_associativity"),
            Cpus = cpus,
        };
    }
}
