namespace KvmNfv.Sdk.Migration;

/// <summary>A network interface of a host that migrations may go over.</summary>
/// <param name="Name">The kernel's name, such as <c>ens1f0</c>.</param>
/// <param name="Speed">The negotiated speed; null where the driver tells none (veth, bridges, link down).</param>
/// <param name="Up">Whether the link is up.</param>
public sealed record HostLink(string Name, DataRate? Speed, bool Up);
