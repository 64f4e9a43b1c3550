namespace KvmNfv.Cli.Tests;

/// <summary>Documents for the test driver.</summary>
internal static class TestDomain
{
    public static string Xml(string name) => $"""
        <domain type='test'>
          <name>{name}</name>
          <memory unit='MiB'>64</memory>
          <vcpu>1</vcpu>
          <os><type>hvm</type></os>
        </domain>
        """;
}
