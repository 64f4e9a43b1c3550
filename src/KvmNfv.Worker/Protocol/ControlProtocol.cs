namespace KvmNfv.Worker.Protocol;

/// <summary>How a worker and whoever controls it speak over a Unix stream socket: docs/channels-worker.md has it for programs in other languages.</summary>
internal static class ControlProtocol
{
    /// <summary>Rises with every change that an older side would misread.</summary>
    public const int Version = 1;

    /// <summary>The length of a message's text, in front of it: unsigned, little-endian.</summary>
    public const int HeaderSize = sizeof(uint);

    /// <summary>The longest message in bytes: a configuration of 256 ports has some 100 KiB.</summary>
    public const int MaxMessage = 1 << 20;

    /// <summary>What the worker prints on standard output, on a line of its own, when its socket can be connected to.</summary>
    public const string Ready = "ready";
}
