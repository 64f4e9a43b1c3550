namespace KvmNfv.Sdk.Channels;

/// <summary>A user and its groups, by number.</summary>
internal sealed record ChannelUser(uint Id, EquatableList<uint> Groups)
{
    public override string ToString() => Id == 0 ? "root" : $"user {Id}";
}
