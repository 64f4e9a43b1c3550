namespace KvmNfv.Libvirt.Tests;

/// <summary>How long a test waits for what must come: far longer than it takes, so that a slow machine is no failure.</summary>
internal static class Limits
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
