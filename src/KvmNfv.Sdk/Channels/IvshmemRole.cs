namespace KvmNfv.Sdk.Channels;

/// <summary>Which side of shared memory a guest is, which matters only when it migrates.</summary>
public enum IvshmemRole
{
    /// <summary>The memory belongs to another; while it is attached the guest can't migrate.</summary>
    Peer,

    /// <summary>The memory's content migrates with the guest; one guest of those that share it at most.</summary>
    Master,
}
