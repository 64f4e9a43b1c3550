namespace KvmNfv.Sdk.Channels;

/// <summary>What is at a path.</summary>
internal enum ChannelFileKind
{
    Missing, File, Socket, Folder, Other,
}
