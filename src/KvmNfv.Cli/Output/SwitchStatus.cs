namespace KvmNfv.Cli.Output;

/// <summary>A switch's state, as <c>channel switch -o json</c> prints it: one object a line.</summary>
/// <param name="Ports">Its ports.</param>
internal sealed record SwitchStatus(IReadOnlyList<SwitchPortStatus> Ports)
{
    public bool Equals(SwitchStatus? other) => other is not null && Ports.SequenceEqual(other.Ports);

    public override int GetHashCode() => Ports.Count;
}
