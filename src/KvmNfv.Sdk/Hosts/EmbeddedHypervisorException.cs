namespace KvmNfv.Sdk.Hosts;

/// <summary>The embedded QEMU driver could not be started; the message says what to do about it.</summary>
public sealed class EmbeddedHypervisorException : Exception
{
    internal EmbeddedHypervisorException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
