using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Demo;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Control.Http;

/// <summary>Acting as a person in one chat.</summary>
internal static class ChatRoutes
{
    public static void MapChats(this RouteGroupBuilder group, World world, Autopilot autopilot)
    {
        group.AddEndpointFilter((context, next) =>
        {
            if (context.HttpContext.Request.Method == HttpMethods.Post) autopilot.SomebodyActed();
            return next(context);
        });
        group.MapGet("/messages", (string chat) => Messages(world, chat));
        group.MapPost("/send", (string chat, SendRequest send) => Send(world, chat, send));
        group.MapPost("/press", async (string chat, PressRequest press) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, press.PersonId);
            return Results.Json(await person.PressAsync(place, press.Button, press.MessageId), PageJson.Options);
        });
        group.MapPost("/pay", (string chat, PayRequest pay) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, pay.PersonId);
            return person.PayAsync(place, pay.MessageId);
        });
        group.MapPost("/app", (string chat) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, null);
            return new { initData = person.OpenApp(place.Bot ?? throw new ArgumentException("Telegram opens Mini Apps in private chats only.", nameof(chat))) };
        });
        MapChanges(group, world);
        MapPresence(group, world);
    }

    private static void MapChanges(RouteGroupBuilder group, World world)
    {
        group.MapPost("/edit", (string chat, MessageRequest edit) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, edit.PersonId);
            return person.Edit(place, edit.MessageId, edit.Text ?? "");
        });
        group.MapPost("/delete", (string chat, MessageRequest delete) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, delete.PersonId);
            person.Delete(place, delete.MessageId);
        });
        group.MapPost("/react", (string chat, MessageRequest react) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, react.PersonId);
            person.React(place, react.MessageId, react.Emoji ?? []);
        });
        group.MapPost("/vote", (string chat, MessageRequest vote) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, vote.PersonId);
            person.Vote(place, vote.MessageId, vote.Options ?? []);
        });
    }

    private static void MapPresence(RouteGroupBuilder group, World world)
    {
        group.MapPost("/block", (string chat) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, null);
            person.Block(place.Bot!);
        });
        group.MapPost("/unblock", (string chat) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, null);
            person.Unblock(place.Bot!);
        });
        group.MapPost("/join", (string chat, PersonRequest join) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, join.PersonId);
            person.Join(place.Group!);
        });
        group.MapPost("/topic", (string chat, TopicRequest topic) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, topic.PersonId);
            if (topic.Act == "delete") place.Group!.DeleteTopic(topic.TopicId);
            else place.Group!.SetTopic(topic.TopicId, topic.Act == "close", person);
        });
        group.MapPost("/share", (string chat, ShareRequest share) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, null);
            return person.ShareChat(place.Bot!, share.RequestId, new SandboxGroup(world, world.GroupOf(share.Group)));
        });
        group.MapPost("/leave", (string chat, PersonRequest leave) =>
        {
            var (person, place) = ChatAddress.Find(world, chat, leave.PersonId);
            person.Leave(place.Group!);
        });
    }

    private static IReadOnlyList<ChatMessage> Messages(World world, string key)
    {
        if (key.StartsWith('g'))
        {
            lock (world.Gate)
            {
                return new SandboxGroup(world, world.GroupOf(key)).History();
            }
        }

        var (person, place) = ChatAddress.Find(world, key, null);
        return person.History(place);
    }

    private static ChatMessage Send(World world, string key, SendRequest send)
    {
        var (person, place) = ChatAddress.Find(world, key, send.PersonId, send.TopicId);
        return send.Kind switch
        {
            null or "text" => person.SendText(place, send.Text ?? "", send.Entities, send.ReplyTo, send.Quote),
            "photo" => person.SendPhoto(place, send.Text, send.Content, send.ReplyTo),
            "album" => person.SendAlbum(place, send.Text)[0],
            "document" => person.SendDocument(place, send.Text, send.Content, send.FileName, send.ReplyTo),
            "video" => person.SendVideo(place, send.Text, send.Content, send.ReplyTo),
            "voice" => person.SendVoice(place, send.Content, send.ReplyTo),
            "sticker" => person.SendSticker(place),
            "location" => person.SendLocation(place),
            "contact" => person.SendContact(place),
            _ => throw new ArgumentException($"“{send.Kind}” can't be sent.", nameof(send)),
        };
    }
}
