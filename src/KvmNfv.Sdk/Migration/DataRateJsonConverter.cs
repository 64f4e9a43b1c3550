using System.Text.Json;
using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Writes a <see cref="DataRate"/> as a JSON string such as <c>"1 Gbit/s"</c>; reads that, or a number of bytes a second.</summary>
public sealed class DataRateJsonConverter : JsonConverter<DataRate>
{
    /// <inheritdoc />
    public override DataRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var bytes))
            return new DataRate(bytes);
        return reader.TokenType == JsonTokenType.String && DataRate.TryParse(reader.GetString(), out var rate)
            ? rate
            : throw new JsonException("Expected a data rate such as \"1 Gbit/s\".");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DataRate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
