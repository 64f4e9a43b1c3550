namespace KvmNfv.Cli.Output;

/// <summary>What answers at a URI.</summary>
internal sealed record ServerVersion(string Uri, string Libvirt, string Hypervisor, string HypervisorVersion);
