using System.Text.Json;
using System.Text.Json.Serialization;

namespace KvmNfv.LibvirtXml;

/// <summary>Writes a <see cref="PciAddress"/> as a JSON string such as <c>0000:3b:02.1</c> and reads it back.</summary>
public sealed class PciAddressJsonConverter : JsonConverter<PciAddress>
{
    /// <inheritdoc />
    public override PciAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PciAddress.TryParse(reader.GetString(), out var address)
            ? address
            : throw new JsonException("Expected a PCI address such as 0000:3b:02.1.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, PciAddress value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
