using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>Places, contacts, dice and the "typing" line.</summary>
internal static class PlainMethods
{
    private static readonly Dictionary<string, int> DiceSides = new()
    {
        ["🎲"] = 6, ["🎯"] = 6, ["🎳"] = 6, ["🏀"] = 5, ["⚽"] = 5, ["⚽️"] = 5, ["🎰"] = 64,
    };

    private static readonly string[] Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
        "upload_audio", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    public static IEnumerable<ApiMethod> All =>
    [
        new("sendLocation", call => Outgoing.Send(call, FormattedText.Empty, Location(call.Args))),
        new("sendVenue", call => Outgoing.Send(call, FormattedText.Empty, Venue(call.Args))),
        new("sendContact", call => Outgoing.Send(call, FormattedText.Empty, Contact(call.Args))),
        new("sendDice", call => Outgoing.Send(call, FormattedText.Empty, Dice(call.Args))),
        new("sendPoll", call => Outgoing.Send(call, FormattedText.Empty, PollReader.Read(call))),
        new("stopPoll", PollReader.Stop),
        new("sendChatAction", Act),
    ];

    private static LocationContent Location(Parameters args)
    {
        var latitude = args.Number("latitude") ?? throw ApiException.BadRequest("latitude is empty");
        var longitude = args.Number("longitude") ?? throw ApiException.BadRequest("longitude is empty");
        if (Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180) throw ApiException.BadRequest("wrong location specified");
        return new LocationContent(latitude, longitude)
        {
            HorizontalAccuracy = args.Number("horizontal_accuracy"),
            LivePeriod = args.Int("live_period"),
        };
    }

    private static VenueContent Venue(Parameters args) => new(Location(args), args.Required("title"), args.Required("address"))
    {
        FoursquareId = args.Text("foursquare_id"),
        GooglePlaceId = args.Text("google_place_id"),
    };

    private static ContactContent Contact(Parameters args) => new(args.Required("phone_number"), args.Required("first_name"))
    {
        LastName = args.Text("last_name"),
        Vcard = args.Text("vcard"),
    };

    private static DiceContent Dice(Parameters args)
    {
        var emoji = args.Text("emoji") ?? "🎲";
        if (!DiceSides.TryGetValue(emoji, out var sides)) throw ApiException.BadRequest("wrong emoji specified for dice");
        return new DiceContent(emoji, Random.Shared.Next(1, sides + 1));
    }

    private static WriteResult Act(ApiCall call)
    {
        var chat = call.WritableChat();
        var action = call.Args.Text("action");
        if (!Actions.Contains(action)) throw ApiException.BadRequest("wrong parameter action in request");
        if (chat is PrivateChat { IsBlocked: true }) throw ApiException.Forbidden("bot was blocked by the user");
        if (call.World.Changes.HasPages)
            call.World.Changes.Publish(PageJson.Event("action", new { chat = chat.Key, action, topicId = call.Args.Int("message_thread_id") }));
        return ApiCall.True;
    }
}
