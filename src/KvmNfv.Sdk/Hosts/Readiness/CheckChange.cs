namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>A check that ended differently in two reports.</summary>
/// <param name="Id">The check.</param>
/// <param name="Before">The earlier result; null when the earlier report lacks the check.</param>
/// <param name="After">The later result; null when the later report lacks the check.</param>
public sealed record CheckChange(string Id, CheckResult? Before, CheckResult? After);
