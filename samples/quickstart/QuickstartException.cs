namespace KvmNfv.Samples.Quickstart;

/// <summary>The job can't be done, for a reason that one line tells.</summary>
internal sealed class QuickstartException(string message) : Exception(message);
