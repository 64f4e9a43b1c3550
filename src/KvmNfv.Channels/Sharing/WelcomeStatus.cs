namespace KvmNfv.Channels;

/// <summary>What a server answers.</summary>
internal enum WelcomeStatus
{
    /// <summary>The memory comes with it.</summary>
    Welcome = 0,

    /// <summary>Another peer is in.</summary>
    Occupied = 1,
}
