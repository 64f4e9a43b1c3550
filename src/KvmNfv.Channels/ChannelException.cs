namespace KvmNfv.Channels;

/// <summary>A channel couldn't be made or has ended. The message says what was wrong, where, and how to mend it.</summary>
public sealed class ChannelException : IOException
{
    internal ChannelException(ChannelFault fault, string message, Exception? inner = null) : base(message, inner) => Fault = fault;

    /// <summary>The kind of fault.</summary>
    public ChannelFault Fault { get; }
}
