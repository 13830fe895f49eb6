using System.Text.Json;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>Says a service message in words.</summary>
internal static class ServiceWords
{
    /// <returns>Null for what is no service message.</returns>
    public static string? Tell(Content? content, string who) => content switch
    {
        ServiceContent service => Tell(service, who),
        PaymentContent { Field: PaymentContent.Refunded, Payment: var refunded } => $"{StarWords.Of(refunded.Amount)} refunded for “{refunded.Title}”",
        PaymentContent { Payment: var paid } => $"You paid {StarWords.Of(paid.Amount)} for “{paid.Title}”",
        _ => null,
    };

    private static string Tell(ServiceContent service, string who) => service.Field switch
    {
        "forum_topic_created" => $"{who} opened the topic “{Name(service)}”",
        "forum_topic_edited" => $"{who} renamed the topic “{Name(service)}”",
        "forum_topic_closed" => $"{who} closed the topic",
        "forum_topic_reopened" => $"{who} opened the topic again",
        "pinned_message" => $"{who} pinned a message",
        "new_chat_members" => $"{who} joined the group",
        "chat_shared" => $"{who} chose a group for the bot",
        "left_chat_member" => $"{who} left the group",
        _ => service.Field.Replace('_', ' '),
    };

    private static string Name(ServiceContent service) =>
        JsonElement.Parse(service.Value).TryGetProperty("name", out var name) ? name.GetString()! : "";
}
