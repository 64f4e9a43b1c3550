using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>The resctrl file system at /sys/fs/resctrl (Documentation/filesystems/resctrl.rst).</summary>
internal sealed class SysfsResctrl(IHostFiles files, SysfsText text)
{
    private const string Root = "/sys/fs/resctrl";

    /// <returns>Null where the kernel has no resctrl.</returns>
    public ResctrlInfo? Read()
    {
        var resources = files.List($"{Root}/info");
        if (resources.Count == 0)
        {
            // The empty folder to mount it on exists where the kernel and the CPU can.
            return files.List("/sys/fs").Contains("resctrl") ? new ResctrlInfo() : null;
        }

        return new ResctrlInfo
        {
            Mounted = true,
            Caches = [.. resources.Select(Allocation).OfType<ResctrlCache>()],
            MemoryBandwidth = resources.Contains("MB") ? Bandwidth($"{Root}/info/MB") : null,
            Monitoring = resources.Contains("L3_MON") ? Monitoring($"{Root}/info/L3_MON") : null,
            Groups = [Group(""), .. files.List(Root).Where(IsGroup).Select(Group)],
        };
    }

    // Folders of the root are groups, but for these; each group has the file schemata.
    private bool IsGroup(string name) => name is not ("info" or "mon_groups" or "mon_data") && files.List($"{Root}/{name}").Contains("schemata");

    private ResctrlCache? Allocation(string resource)
    {
        var folder = $"{Root}/info/{resource}";
        if (CacheResource(resource) is not { } cache || text.Hex($"{folder}/cbm_mask") is not { } mask)
            return null;
        return new ResctrlCache
        {
            Level = cache.Level,
            Type = cache.Type,
            CbmMask = mask,
            MinCbmBits = text.Positive($"{folder}/min_cbm_bits") ?? 1,
            ClosIds = text.Positive($"{folder}/num_closids") ?? 0,
            ShareableBits = text.Hex($"{folder}/shareable_bits") ?? 0,
            SparseMasks = text.Number($"{folder}/sparse_masks") == 1,
        };
    }

    private ResctrlBandwidth Bandwidth(string folder) => new()
    {
        MinBandwidth = text.Positive($"{folder}/min_bandwidth") ?? 0,
        Granularity = text.Positive($"{folder}/bandwidth_gran") ?? 0,
        ClosIds = text.Positive($"{folder}/num_closids") ?? 0,
        DelayLinear = text.Number($"{folder}/delay_linear") is { } linear ? linear != 0 : null,
        ThreadThrottleMode = text.Text($"{folder}/thread_throttle_mode"),
        InMegabytes = MountOptions()?.Contains("mba_MBps"),
    };

    private ResctrlMonitoring Monitoring(string folder) => new()
    {
        MaxRmids = text.Positive($"{folder}/num_rmids") ?? 0,
        Features = [.. (text.Text($"{folder}/mon_features") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        ThresholdOccupancy = (ulong?)text.Number($"{folder}/max_threshold_occupancy"),
    };

    private ResctrlGroup Group(string name)
    {
        var folder = name.Length == 0 ? Root : $"{Root}/{name}";
        var (caches, bandwidth) = (new List<CacheShare>(), new List<BandwidthShare>());
        foreach (var line in (text.Text($"{folder}/schemata") ?? "").Split('\n'))
        {
            // "L3:0=7fff;1=7fff", "MB:0=100;1=100"; other resources (SMBA) are not ours to place.
            if (line.Split(':') is not [var resource, var shares])
                continue;
            foreach (var share in shares.Split(';'))
            {
                if (share.Split('=') is not [var id, var value] || !int.TryParse(id, CultureInfo.InvariantCulture, out var cache))
                    continue;
                if (CacheResource(resource.Trim()) is { } kind && ulong.TryParse(value.Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask))
                    caches.Add(new CacheShare(kind.Level, kind.Type, cache, mask));
                else if (resource.Trim() == "MB" && long.TryParse(value, CultureInfo.InvariantCulture, out var limit))
                    bandwidth.Add(new BandwidthShare(cache, limit));
            }
        }

        return new ResctrlGroup
        {
            Name = name,
            Mode = text.Text($"{folder}/mode"),
            Cpus = text.SetOrMask($"{folder}/cpus_list", $"{folder}/cpus") ?? CpuSet.Empty,
            Caches = [.. caches],
            Bandwidth = [.. bandwidth],
        };
    }

    private string[]? MountOptions() => text.Text("/proc/mounts")?.Split('\n').Select(l => l.Split(' '))
        .FirstOrDefault(w => w is [_, Root, "resctrl", ..])?.ElementAtOrDefault(3)?.Split(',');

    // L2, L3, and with code and data prioritization L3CODE and L3DATA.
    private static (int Level, CacheType Type)? CacheResource(string name) => name switch
    {
        ['L', >= '1' and <= '9'] => (name[1] - '0', CacheType.Unified),
        ['L', >= '1' and <= '9', .. "CODE"] => (name[1] - '0', CacheType.Instruction),
        ['L', >= '1' and <= '9', .. "DATA"] => (name[1] - '0', CacheType.Data),
        _ => null,
    };
}
