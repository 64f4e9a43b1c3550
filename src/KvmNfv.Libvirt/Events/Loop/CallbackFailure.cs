namespace KvmNfv.Libvirt;

/// <summary>A callback that threw on the event loop's thread. The exception ended there: it never reaches libvirt, and the loop goes on.</summary>
/// <param name="Source">Whose callback it was, in words.</param>
/// <param name="Exception">What it threw.</param>
public sealed record CallbackFailure(string Source, Exception Exception);
