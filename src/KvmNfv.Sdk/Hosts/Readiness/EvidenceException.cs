namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>A fact that many checks need is not among the files; the check that asked for it is unknown, with this message.</summary>
internal sealed class EvidenceException(string message) : Exception(message);
