using System.Text.Json;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>A product's name and description in other languages, by the language's two letters.</summary>
public sealed record ProductTexts(IReadOnlyDictionary<string, ProductText> Languages)
{
    public static ProductTexts None { get; } = new(new Dictionary<string, ProductText>());

    public static ProductTexts Read(string? json) => json is null ? None : new(JsonSerializer.Deserialize<Dictionary<string, ProductText>>(json) ?? []);

    public string? Write() => Languages.Count == 0 ? null : JsonSerializer.Serialize(Languages);

    /// <summary>The product as a person who speaks this language reads it.</summary>
    public static ProductText Of(Product product, string? language) =>
        language is not null && Read(product.Texts).Languages.TryGetValue(language, out var own)
            ? new ProductText(own.Name, own.Description ?? product.Description)
            : new ProductText(product.Name, product.Description);
}

public sealed record ProductText(string Name, string? Description);
