// What a chat server's page brings along, unlike the sandbox's: rules for bare elements, a hand on the keyboard, and a body that does
// not scroll. The rules are those of Mattermost 5.37 and 11.3, where they have them from Bootstrap 3.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {openBrowser, sitDown} from './browser.mjs';

const RULES = {
    'h1, h2, h3, h4': 'margin: 20px 0 10px; font-weight: 500; line-height: 1.1',
    h1: 'font-size: 28px',
    h2: 'font-size: 25px',
    h3: 'font-size: 22px',
    p: 'margin: 0 0 10px',
    'ul, ol': 'margin: 3px 0 .11em; padding-left: 22px',
    dl: 'margin: 0 0 20px',
    dt: 'font-weight: 700',
    'dt, dd': 'line-height: 1.42857143',
    label: 'display: inline-block; max-width: 100%; margin-bottom: 5px; font-weight: 700',
    fieldset: 'min-width: 0; margin: 0; padding: 0; border: 0',
    legend: 'display: block; width: 100%; margin-bottom: 20px; padding: 0; border-bottom: 1px solid #e5e5e5; font-size: 21px',
    'input[type=checkbox], input[type=radio]': 'margin: 4px 0 0; line-height: normal',
    'input[type=file]': 'display: block',
    code: 'padding: 2px 4px; border-radius: 4px; background: #f9f2f4; color: #c7254e; font-size: 90%',
    'td, th': 'padding: 0',
    'svg:not(:root)': 'overflow: hidden',
};

/** Runs in the page: which of Muster's elements look otherwise with the rules than without. What a message says is the page's to
 * style, and nobody sees what is only heard. */
function changedBy(rules) {
    const looks = () =>
        [...document.querySelectorAll('.muster, .muster *')]
            .filter((each) => !each.closest('.muster-markdown, .muster-only-heard'))
            .map((each) => {
                const {x, y, width, height} = each.getBoundingClientRect();
                const {fontSize, fontWeight, color, backgroundColor, overflow} = getComputedStyle(each);
                const name = `${each.tagName} ${each.getAttribute('class') ?? ''} “${each.textContent.slice(0, 30)}”`;
                return {
                    name,
                    look: [x, y, width, height, fontSize, fontWeight, color, backgroundColor, overflow].join(' '),
                };
            });
    const before = looks();
    const style = document.createElement('style');
    style.textContent = Object.entries(rules)
        .map(([elements, look]) => `:where(.muster) :is(${elements}) { ${look} }`)
        .join('\n');
    document.head.prepend(style);
    const after = looks();
    style.remove();
    return before.flatMap(({name, look}, at) =>
        look === after[at].look ? [] : [`${name}: ${look} → ${after[at].look}`],
    );
}

describe('in a page that is not the sandbox’s', () => {
    let place;
    let browser;
    let ada;

    before(async () => {
        place = await openPlace();
        browser = await openBrowser();
        const starter = await enter(place.chat, 'ada');
        const {channel} = await starter.start('Checkout is down');
        starter.leave();
        ada = await sitDown(browser, place.chat, 'ada');
        await ada.logIn();
        await ada.page.goto(`${place.chat}/sre/channels/${channel.name}`);
        await ada.page.getByRole('tab', {name: 'Summary'}).waitFor();
    });

    after(async () => {
        await browser?.close();
        await place?.close();
    });

    const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));
    const holds = async () => assert.deepEqual(await ada.page.evaluate(changedBy, RULES), []);

    for (const [tab, sign] of [
        ['Summary', 'Latest update'],
        ['Tasks', 'Hide done'],
        ['Timeline', 'Add an entry'],
        ['Participants', 'Reporter'],
    ]) {
        step(`the panel’s part ${tab} looks the same`, async () => {
            await ada.page.getByRole('tab', {name: tab}).click();
            await ada.page.getByText(sign).first().waitFor();
            await holds();
        });
    }

    step('the form looks the same, and Escape closes it although the page keeps that for itself', async () => {
        await ada.page.getByRole('button', {name: 'To your ongoing incidents'}).click();
        await ada.page.getByRole('button', {name: 'Start Incident'}).click();
        const form = ada.dialog('Start an incident');
        await form.getByLabel('Name').waitFor();
        await holds();
        await ada.page.evaluate(() => document.addEventListener('keydown', (event) => event.preventDefault()));
        await form.getByLabel('Name').press('Escape');
        await form.waitFor({state: 'detached'});
    });

    for (const [path, sign] of [
        ['incidents', 'Checkout is down'],
        ['playbooks', 'Start a new playbook'],
        ['playbooks/new?template=blank', 'Description'],
        ['playbooks/new/preferences?template=blank', 'Broadcast channels'],
        ['playbooks/new/automation?template=blank', 'When an incident starts'],
        ['playbooks/new/permissions?template=blank', 'Who may see its incidents'],
        ['statistics', 'Statistics'],
        ['settings', 'Version of Muster'],
    ]) {
        step(`the page ${path} looks the same`, async () => {
            await ada.page.goto(`${place.chat}/sre/muster/${path}`);
            await ada.page
                .locator('.muster-page')
                .getByText(sign)
                .or(ada.page.getByPlaceholder(sign))
                .first()
                .waitFor();
            await holds();
        });
    }

    step('a page leads back to the channels on a phone, where there may be nothing above it', async () => {
        await ada.page.setViewportSize({width: 375, height: 700});
        await ada.page.getByRole('link', {name: 'Back to SRE'}).click();
        await ada.box.waitFor();
        assert.match(ada.page.url(), /\/sre\/channels\//);
        await ada.page.setViewportSize({width: 1280, height: 800});
    });

    step('a page scrolls where nothing around it does', async () => {
        const styles = await ada.page.locator('style[data-plugin=muster]').textContent();
        const bare = await ada.page.context().newPage();
        await bare.setContent(
            `<style>body { margin: 0; overflow: hidden }</style><style>${styles}</style>
            <div id="root"><div class="muster muster-backstage"><div style="flex: none; height: 4000px"></div></div></div>`,
        );
        const scrolled = await bare.locator('.muster-backstage').evaluate((page) => {
            page.scrollTop = 4000;
            return page.scrollTop + innerHeight;
        });
        assert.equal(scrolled, 4000);
    });
});
