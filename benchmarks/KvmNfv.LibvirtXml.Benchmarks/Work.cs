using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using KvmNfv.LibvirtXml.Benchmarks.Serialized;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>The same job three ways: parse a domain, read ten values (LINQ: none), write it.</summary>
internal static class Work
{
    private static readonly Lazy<XmlSerializer> s_serializer = new(static () => new XmlSerializer(typeof(SerializedDomain)));

    private static readonly XmlSerializerNamespaces s_none = new([XmlQualifiedName.Empty]);

    /// <summary>This library.</summary>
    internal static int Ours(string xml)
    {
        var domain = DomainDocument.Parse(xml);
        var sum = domain.Name?.Length ?? 0;
        sum += domain.Type?.Value.Length ?? 0;
        sum += domain.Memory is { } memory ? (int)memory.MiB : 0;
        sum += (int)(domain.Vcpu.Value ?? 0);
        sum += domain.Uuid is { } uuid ? uuid.Variant : 0;
        sum += domain.Os.Type.Architecture?.Length ?? 0;
        sum += domain.Cpu.Mode?.Value.Length ?? 0;
        sum += domain.OnCrash?.Value.Length ?? 0;
        sum += domain.Devices.Emulator?.Length ?? 0;
        foreach (var disk in domain.Devices.Disks)
            sum += disk.Target.Device?.Length ?? 0;
        return sum + domain.ToString().Length;
    }

    /// <summary>This library, with a host's capabilities: counts the CPUs of all cells.</summary>
    internal static int Capabilities(string xml) =>
        CapabilitiesDocument.Parse(xml).Host.Topology.Cells.Items.Sum(static cell => cell.Cpus.Items.Count);

    /// <summary>Parse and write alone, without reading anything: what System.Xml.Linq costs.</summary>
    internal static int Linq(string xml) => XDocument.Parse(xml, LoadOptions.PreserveWhitespace).ToString(SaveOptions.DisableFormatting).Length;

    /// <summary>A fair model for XmlSerializer: strings and numbers for the most used elements, the serializer made once.</summary>
    internal static int Serializer(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml));
        var domain = (SerializedDomain)s_serializer.Value.Deserialize(reader)!;
        var sum = domain.Name?.Length ?? 0;
        sum += domain.Type?.Length ?? 0;
        sum += domain.Memory?.Text is { } memory && ulong.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var kib) ? (int)(kib >> 10) : 0;
        sum += int.TryParse(domain.Vcpu?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var vcpus) ? vcpus : 0;
        sum += domain.Uuid?.Length ?? 0;
        sum += domain.Os?.Type?.Arch?.Length ?? 0;
        sum += domain.Cpu?.Mode?.Length ?? 0;
        sum += domain.OnCrash?.Length ?? 0;
        sum += domain.Devices?.Emulator?.Length ?? 0;
        foreach (var disk in domain.Devices?.Disks ?? [])
            sum += disk.Target?.Dev?.Length ?? 0;
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        using (var xmlWriter = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
            s_serializer.Value.Serialize(xmlWriter, domain, s_none);
        return sum + writer.GetStringBuilder().Length;
    }
}
