using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks R.</summary>
internal static class CacheCases
{
    private const string Resctrl = "/sys/fs/resctrl";
    private const string Guest = "qemu-1-vnf-vcpus_0";

    public static IEnumerable<CheckCase> All =>
    [
        new("R01", CheckState.Warn, "the kernel has no resctrl", h => h.Without(Resctrl)),
        new("R01", CheckState.Warn, "isn't mounted", h => h.Without(Resctrl).WithLink(Resctrl, "")) { Remedy = "mount -t resctrl resctrl /sys/fs/resctrl" },
        new("R01", CheckState.NotApplicable, "can't divide", h => h.Without(Resctrl).Amd()),
        new("R01", CheckState.Warn, "All 2 classes", h => h.With($"{Resctrl}/info/MB/num_closids", "2")),

        new("R02", CheckState.Fail, "No group has ways for guests", h => h.Without($"{Resctrl}/{Guest}")),
        new("R02", CheckState.Fail, $"Ways shared with other groups: {Guest}", h => h.CacheGroup("", "L3:0=fff;1=fff\nMB:0=60;1=60", "0-7")),
        new("R02", CheckState.Pass, "1 groups", h => h.CacheGroup("", "L3:0=fff;1=fff\nMB:0=60;1=60", "0-7").CacheGroup(Guest, "L3:0=00f;1=fff", mode: "exclusive")),
        new("R02", CheckState.NotApplicable, "R01", h => h.Without(Resctrl)),

        new("R03", CheckState.Note, "No group is limited", h => h.CacheGroup("", "L3:0=ff0;1=ff0\nMB:0=100;1=100", "0-7")),

        new("R04", CheckState.Warn, $"{Guest} (L3:0=c00)", h => h.CacheGroup(Guest, "L3:0=c00;1=ff0\nMB:0=100;1=100")),

        new("R05", CheckState.Note, "Nobody uses old", h => h.CacheGroup("old", "L3:0=fff;1=fff", tasks: "")) { Remedy = "rmdir /sys/fs/resctrl/old" },
        new("R05", CheckState.Note, "together in mixed (0-1)", h => h.CacheGroup("mixed", "L3:0=fff;1=fff", "0-1")),
    ];
}
