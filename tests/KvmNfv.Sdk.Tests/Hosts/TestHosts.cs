using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

/// <summary>Small hosts for tests of one detail.</summary>
internal static class TestHosts
{
    public static HostTopology One() => new()
    {
        Source = "test",
        Cpus = [new HostCpu { Id = 0, Online = true, Siblings = CpuSet.Of(0) }],
        Nodes = [new HostNode { Id = 0, Cpus = CpuSet.Of(0) }],
    };
}
