namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What R checks read.</content>
internal sealed partial class FakeHost
{
    private const string Resctrl = "/sys/fs/resctrl";

    /// <summary>A resctrl group; the empty name is the root group.</summary>
    public FakeHost CacheGroup(string name, string schemata, string cpus = "", string tasks = "901", string mode = "shareable")
    {
        var folder = name.Length == 0 ? Resctrl : $"{Resctrl}/{name}";
        return With($"{folder}/schemata", schemata).With($"{folder}/cpus_list", cpus).With($"{folder}/tasks", tasks).With($"{folder}/mode", mode);
    }

    private static void AddCache(FakeHost host) => host
        .With($"{Resctrl}/info/L3/cbm_mask", "fff").With($"{Resctrl}/info/L3/min_cbm_bits", "1").With($"{Resctrl}/info/L3/num_closids", "16").With($"{Resctrl}/info/L3/shareable_bits", "c00")
        .With($"{Resctrl}/info/MB/min_bandwidth", "10").With($"{Resctrl}/info/MB/bandwidth_gran", "10").With($"{Resctrl}/info/MB/num_closids", "8")
        .CacheGroup("", "L3:0=ff0;1=ff0\nMB:0=60;1=60", "0-7").CacheGroup("qemu-1-vnf-vcpus_0", "L3:0=00f;1=ff0\nMB:0=100;1=100");
}
