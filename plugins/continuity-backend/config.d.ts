import type { FilterPredicate } from '@backstage/filter-predicates';
import type { HumanDuration } from '@backstage/types';

/** What the plugin is configured with; nothing here is secret, nothing is shown in the browser. */
export interface Config {
  /**
   * IT service continuity: the platform team's rules. A key left out is as in the
   * default policy; a wrong key or value stops the plugin's start.
   * @visibility backend
   */
  continuity?: {
    /**
     * Which catalog entities are in scope, as a filter predicate over them, such
     * as `{ kind: Component, 'spec.lifecycle': production }`.
     */
    scope?: FilterPredicate;

    /**
     * Recovery tiers, strictest first. Where given, they replace those of the
     * default policy.
     */
    tiers?: Array<{
      /** As entities name it in `spec.continuity.tier`. */
      name: string;
      /** For people; the name unless given. */
      title?: string;
      description?: string;
      /**
       * Recovery time objective unless an entity says otherwise: `PT4H`, `4h` or
       * `0`. Left out: not decided.
       */
      rto?: string | number;
      /** Recovery point objective, likewise. */
      rpo?: string | number;
      /** Maximum tolerable period of disruption, likewise. */
      mtpd?: string | number;
      /** How often a continuity review is due, such as `P6M`. Left out: none is asked for. */
      reviewEvery?: string;
      /** Tests that are asked for, six at most. */
      tests?: Array<{
        area: 'availability' | 'continuity' | 'security';
        /** Weakest type that counts. */
        type:
          | 'walk-through'
          | 'tabletop'
          | 'call-tree'
          | 'component-restore'
          | 'functional'
          | 'partial'
          | 'parallel'
          | 'full'
          | 'unannounced';
        /** Calendar period, such as `P1Y`. */
        every: string;
      }>;
      /** Records that are asked for, and how often each is to be reviewed. */
      records?: Array<{
        type: string;
        /** Calendar period, such as `P1Y`. */
        reviewEvery: string;
      }>;
      /** Whether no single failure may take the service down. */
      redundancy?: boolean;
      /** How many approvals a record needs. */
      approvals?: number;
    }>;

    /** Types of Resource that hold data. */
    dataResourceTypes?: string[];

    /** How long before its due date a thing is due soon, such as `P14D`. */
    warnBefore?: string;

    /** Users and groups that fill the process roles, as entity refs. */
    roles?: {
      continuityManager?: string[];
      availabilityManager?: string[];
      riskManager?: string[];
      securityManager?: string[];
    };

    /**
     * What a Business Impact Analysis rates, and by what. Each list that is given
     * replaces that of the default policy.
     */
    impact?: {
      /** Ways in which an outage hurts. */
      categories?: Array<{
        /** Letters, digits, `-` and `_`; analyses refer to it. */
        id: string;
        /** For people; the id unless given. */
        title?: string;
        description?: string;
        /** Whether losses can be given as a sum. */
        amount?: boolean;
      }>;
      /** How bad an outage is, weakest first; the tolerable ones come first. */
      ratings?: Array<{
        id: string;
        title?: string;
        description?: string;
        /** Whether the business can bear an outage that is so bad. */
        tolerable: boolean;
        /**
         * Losses from this sum on, up to that of the next rating, are rated so.
         * All ratings have one, beginning with 0 and rising, or none has.
         */
        amountFrom?: number;
      }>;
      /** Starts of the time bands, ascending: `0`, `4h` or `PT4H`. */
      bands?: Array<string | number>;
      /** Longest figures that a regulation grants those that come under it. */
      regulatoryCeilings?: Array<{
        id: string;
        title?: string;
        /** The clause, and to whom it applies. */
        description?: string;
        rto?: string | number;
        mtpd?: string | number;
      }>;
    };

    /**
     * How risks are rated, and which of them are accepted as they are. Each list
     * that is given replaces that of the default policy, but for the scenarios,
     * which are added to it.
     */
    risk?: {
      /** How likely something is, least likely first. */
      likelihood?: Array<{
        /** Letters, digits, `-` and `_`; assessments refer to it. */
        id: string;
        /** For people; the id unless given. */
        title?: string;
        /** Such as how often it is to be expected. */
        description?: string;
      }>;
      /** How bad something is, least bad first. */
      impact?: Array<{
        id: string;
        title?: string;
        description?: string;
        /**
         * The rating of `impact.ratings` that comes to the same; left out: the one
         * of the same id, if there is one.
         */
        rating?: string;
      }>;
      /** What likelihood and impact add up to, lowest first. */
      levels?: Array<{
        id: string;
        title?: string;
        /** Within the appetite; above one that is not, none is. */
        acceptable: boolean;
      }>;
      /**
       * Ids of levels: a row for each likelihood, in it one for each impact. No
       * level is lower than that of what is less likely, or less bad.
       */
      matrix?: string[][];
      /** What may happen; one with an id of the default catalogue changes that one. */
      scenarios?: Array<{
        id: string;
        title?: string;
        description?: string;
        /** The clause that asks for it. */
        source?: string;
        /** No longer offered, but still known to assessments that name it. */
        hidden?: boolean;
      }>;
    };

    /** Whom Backstage notifies of records, and how often. */
    reminders?: {
      /**
       * Left out: where the notifications plugin runs in the same backend. `true`
       * where it runs in another one.
       */
      enabled?: boolean;
      /** How often an owner is told of an overdue review, such as `P14D`. */
      repeatEvery?: string;
      /**
       * How long a review is overdue before a manager is told, such as `P30D`;
       * `false`: none is.
       */
      escalateAfter?: string | false;
    };

    /** Longest time an exception may last, such as `P1Y`. */
    exceptionMaximum?: string;

    /** How long daily snapshots are kept for the trend, such as `P2Y`. */
    snapshotRetention?: string;

    /** Files and addresses with continuity history as YAML documents. */
    imports?: Array<{
      /** Path of a file, or address for the URL reader. */
      target: string;
      schedule?: {
        /** How often it is read again: `PT1H`, `1h` or `{ hours: 1 }`. */
        frequency: string | HumanDuration;
      };
    }>;

    /** How the catalog is read. */
    sync?: {
      /** How often, two minutes unless given: `PT2M`, `2m` or `{ minutes: 2 }`. */
      frequency?: string | HumanDuration;
      /**
       * Entities that are asked for at a time, 500 unless given. The backend
       * does nothing else while it takes a page apart, so that larger ones hold
       * others up longer; but each page has the catalog look over all entities,
       * which makes smaller ones slow where there are tens of thousands.
       */
      pageSize?: number;
      /**
       * How long to wait for one answer of the catalog, half a minute unless
       * given. After it the reading is given up, and the next one begins anew.
       */
      answerWithin?: string | HumanDuration;
    };
  };
}
