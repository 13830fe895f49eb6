using System.Text.Json;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>Says a service message in words.</summary>
internal static class ServiceWords
{
    public static string Tell(ServiceContent service, string who) => service.Field switch
    {
        "forum_topic_created" => $"{who} opened the topic “{Name(service)}”",
        "forum_topic_edited" => $"{who} renamed the topic “{Name(service)}”",
        "forum_topic_closed" => $"{who} closed the topic",
        "forum_topic_reopened" => $"{who} opened the topic again",
        "pinned_message" => $"{who} pinned a message",
        "new_chat_members" => $"{who} joined the group",
        "left_chat_member" => $"{who} left the group",
        _ => service.Field.Replace('_', ' '),
    };

    private static string Name(ServiceContent service) =>
        JsonElement.Parse(service.Value).TryGetProperty("name", out var name) ? name.GetString()! : "";
}
