namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What M checks read.</content>
internal sealed partial class FakeHost
{
    private static void AddMemory(FakeHost host)
    {
        _ = host;
    }
}
