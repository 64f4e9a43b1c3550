namespace KvmNfv.Channels.VhostUser;

/// <summary>The switch's ports at one moment, by their numbers; holes are null. Replaced as a whole.</summary>
internal sealed class PortTable
{
    /// <summary>The most ports of a switch.</summary>
    public const int MaxPorts = 256;

    public PortTable(IReadOnlyList<VhostUserPort> ports)
    {
        ByIndex = new VhostUserPort?[ports.Count == 0 ? 0 : ports.Max(p => p.Index) + 1];
        foreach (var port in ports)
            ByIndex[port.Index] = port;
        Ports = [.. ports];
        ForwardTo = new VhostUserPort?[ByIndex.Length];
        foreach (var port in ports)
            ForwardTo[port.Index] = port.Options.ForwardTo is { } name ? ports.FirstOrDefault(p => p.Name == name) : null;
    }

    public VhostUserPort[] Ports { get; }

    public VhostUserPort?[] ByIndex { get; }

    /// <summary>By a port's number: the only port that its frames go to.</summary>
    public VhostUserPort?[] ForwardTo { get; }
}
