using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Json;

/// <summary>A PCI address as the kernel writes it: <c>"0000:3b:02.1"</c>.</summary>
internal sealed class PciAddressJsonConverter : JsonConverter<PciAddress>
{
    public override PciAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PciAddress.TryParse(reader.GetString(), out var address)
            ? address
            : throw new JsonException("Expected a PCI address such as \"0000:3b:02.1\".");

    public override void Write(Utf8JsonWriter writer, PciAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
