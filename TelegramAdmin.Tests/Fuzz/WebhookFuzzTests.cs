using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>Updates as Telegram sends them, with something wrong in them.</summary>
[Collection(FuzzCollection.Name)]
public sealed class WebhookFuzzTests(FuzzedApp fuzzed)
{
    private const string From = """{"id":%P%,"is_bot":false,"first_name":"Ana","username":"ana","language_code":"en"}""";
    private const string Chat = """{"id":%P%,"type":"private","first_name":"Ana"}""";
    private const string Message = $$"""{"message_id":7,"date":1790000000,"chat":{{Chat}},"from":{{From}},"text":"hello *you*","entities":[{"type":"bold","offset":6,"length":5},{"type":"text_link","offset":0,"length":5,"url":"https://example.com"}]}""";

    private static readonly string[] Updates =
    [
        $"\"message\":{Message}",
        $"\"edited_message\":{Message}",
        $$""" "message":{"message_id":8,"date":1790000000,"chat":{{Chat}},"from":{{From}},"text":"/start a_b-c","entities":[{"type":"bot_command","offset":0,"length":6}]} """,
        $$""" "message":{"message_id":9,"date":1790000000,"chat":{{Chat}},"from":{{From}},"caption":"see","photo":[{"file_id":"a","file_unique_id":"b","width":90,"height":90,"file_size":1000}],"media_group_id":"5"} """,
        $$""" "message":{"message_id":10,"date":1790000000,"chat":{{Chat}},"from":{{From}},"document":{"file_id":"a","file_unique_id":"b","file_name":"../../x","mime_type":"text/html","file_size":7},"reply_to_message":{{Message}}} """,
        $$""" "message":{"message_id":11,"date":1790000000,"chat":{{Chat}},"from":{{From}},"successful_payment":{"currency":"XTR","total_amount":100,"invoice_payload":"p_1","telegram_payment_charge_id":"c","provider_payment_charge_id":"d"} } """,
        $$""" "callback_query":{"id":"4","from":{{From}},"message":{{Message}},"chat_instance":"1","data":"menu:start"} """,
        $$""" "inline_query":{"id":"5","from":{{From}},"query":"price","offset":""} """,
        $$""" "pre_checkout_query":{"id":"6","from":{{From}},"currency":"XTR","total_amount":100,"invoice_payload":"p_1"} """,
        $$""" "my_chat_member":{"chat":{{Chat}},"from":{{From}},"date":1790000000,"old_chat_member":{"status":"member","user":{{From}}},"new_chat_member":{"status":"kicked","user":{{From}},"until_date":0} } """,
        $$""" "message_reaction":{"chat":{{Chat}},"message_id":7,"user":{{From}},"date":1790000000,"old_reaction":[],"new_reaction":[{"type":"emoji","emoji":"👍"}]} """,
        """ "message":{"message_id":12,"date":1790000000,"chat":{"id":-100123,"type":"supergroup","title":"Group","is_forum":true},"from":{"id":5,"is_bot":false,"first_name":"B"},"message_thread_id":3,"is_topic_message":true,"text":"hi"} """,
        """ "poll":{"id":"1","question":"?","options":[{"text":"a","voter_count":1}],"total_voter_count":1,"is_closed":false,"is_anonymous":true,"type":"regular","allows_multiple_answers":false} """,
    ];

    [Fact]
    public async Task Update_WithAnythingWrongInIt_IsTakenOrRefused_AndHoldsNobodyUp()
    {
        var hostile = new Hostile(20261122);
        var (taken, refused) = (0, 0);
        for (var n = 0; n < 500; n++)
        {
            var update = $"{{\"update_id\":{fuzzed.NextUpdate()},{Updates[n % Updates.Length]}}}".Replace("%P%", $"{800_000 + n}", StringComparison.Ordinal);

            var status = await fuzzed.PostUpdateAsync(hostile.Mutate(update));

            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)status} at {n}: {update}");
            _ = status == HttpStatusCode.OK ? taken++ : refused++;
        }
        Assert.True(taken > 100 && refused > 50, $"{taken} taken, {refused} refused");

        // Whoever writes now is answered, while what could not be read waits for its next try.
        var person = fuzzed.App.Sandbox.World.AddAudience(fuzzed.Bot, 1)[0];
        person.Start(fuzzed.Bot);
        await person.WaitForAsync(fuzzed.Bot, m => m.FromBot, RunningApp.Patience);
        await using var db = fuzzed.App.Storage.ReadAll();
        Assert.Equal(0, await db.Set<Core.Credits.CreditEntry>().CountAsync(e => e.PaymentId != null, TestContext.Current.CancellationToken));
    }
}
