namespace KvmNfv.Sdk.Channels;

/// <summary>A worker couldn't be started, or refused what it was asked. The message says what was wrong, where, and how to mend it.</summary>
public sealed class WorkerException : IOException
{
    internal WorkerException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
