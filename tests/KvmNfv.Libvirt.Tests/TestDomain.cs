namespace KvmNfv.Libvirt.Tests;

/// <summary>The smallest domain that libvirt's test driver takes.</summary>
internal static class TestDomain
{
    public static string Xml(string name) =>
        $"<domain type='test'><name>{name}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";
}
