namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What was asked of a tuning plan doesn't fit the host, or its state file can't be used; the message says how to mend it.</summary>
public sealed class TuningException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and how to mend it.</param>
    public TuningException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="innerException">What it comes from.</param>
    public TuningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
